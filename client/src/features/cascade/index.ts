export { CascadeScreen } from './CascadeScreen.tsx'
export type { CascadeScreenProps } from './CascadeScreen.tsx'
export { ForkScreen } from './ForkScreen.tsx'
export type { ForkScreenProps } from './ForkScreen.tsx'
