export type { UpstreamScreenProps } from './UpstreamScreen.tsx'
export { UpstreamScreen } from './UpstreamScreen.tsx'
