export type { TodayScreenProps } from './TodayScreen.tsx'
export { TodayScreen } from './TodayScreen.tsx'
