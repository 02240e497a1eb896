import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where the development server passes calls and sync sockets on to. */
const server = process.env['THAC_SERVER'] ?? 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react()],
  resolve: {
    // Two copies of one of these give a document or a view that refuses its own nodes.
    dedupe: ['react', 'react-dom', 'yjs', 'lib0', 'y-protocols', 'prosemirror-model', 'prosemirror-state', 'prosemirror-transform', 'prosemirror-view'],
  },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 900 },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: server },
      '/sync': { target: server, ws: true },
    },
  },
})
