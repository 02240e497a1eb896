export { UnitsScreen } from './UnitsScreen.tsx'
