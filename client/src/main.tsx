import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './app/styles.ts'
import { newQueryClient } from './app/queryClient.ts'
import { router } from './app/router.tsx'
import { startI18n } from './i18n/index.ts'
import { theme, themeVariables } from './ui/index.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')

await startI18n()
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={themeVariables} defaultColorScheme="auto">
      <QueryClientProvider client={newQueryClient()}>
        <Notifications position="bottom-center" limit={3} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
