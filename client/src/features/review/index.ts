export type { ReviewPanelProps } from './ReviewPanel.tsx'
export { ReviewPanel } from './ReviewPanel.tsx'
