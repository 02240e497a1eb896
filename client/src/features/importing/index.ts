export { handOver } from './handOver.ts'
export { ImportScreen } from './ImportScreen.tsx'
