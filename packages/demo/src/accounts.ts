import { DEMO_UNITS } from './units.ts'

export type DemoRole = 'admin' | 'drafter' | 'reviewer' | 'approver' | 'reader'

/** Roles in the order in which a sign-in page offers them. */
export const DEMO_ROLES: readonly DemoRole[] = ['drafter', 'reviewer', 'approver', 'reader', 'admin']

export interface DemoAccount {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly role: DemoRole
  /** Code of the unit. */
  readonly unit: string
}

/** Good for the demo workspace alone, which serves nobody but this machine. */
export const DEMO_PASSWORD = 'thac-demo-chi-tren-may-nay'

const FAMILY = ['Lê', 'Trần', 'Phạm', 'Vũ', 'Hoàng', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương']
const MIDDLE = ['Thu', 'Minh', 'Thanh', 'Quang', 'Ngọc']
const GIVEN = ['Hạnh', 'Khoa', 'Mai', 'Tùng', 'Lan', 'Phúc', 'Yến', 'Sơn', 'Hòa', 'Dũng', 'Nga', 'Việt', 'Thảo']

/** One person for every role of every unit, always the same ones. */
export function demoAccounts(): readonly DemoAccount[] {
  return DEMO_UNITS.flatMap((unit, u) => DEMO_ROLES.map((role, r) => ({
    id: `demo-${unit.code}-${role}`,
    name: `${pick(FAMILY, u + 3 * r)} ${pick(MIDDLE, 2 * u + r)} ${pick(GIVEN, 5 * u + r)}`,
    email: `${role}@${unit.code}.example`,
    password: DEMO_PASSWORD,
    role,
    unit: unit.code,
  })))
}

/** The account of a role in a unit (the province's, where no code is given), or null for an unknown code. */
export function demoAccount(role: DemoRole, unit = 'lamgiang'): DemoAccount | null {
  return demoAccounts().find((account) => account.role === role && account.unit === unit) ?? null
}

function pick(list: readonly string[], n: number): string {
  return list[n % list.length] ?? ''
}
