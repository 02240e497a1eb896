import type { Workspace } from '../workspace.ts'
import type { Sessions } from './sessions.ts'

/** Makes the first unit and its admin in an empty workspace. */
export async function seedAdmin(ws: Workspace, sessions: Sessions, { email, password }: { readonly email: string; readonly password: string }): Promise<void> {
  const at = ws.now().toISOString()
  const stamps = { createdAt: at, updatedAt: at }
  const [unitId, userId] = [ws.newId(), ws.newId()]
  await ws.units.add({ id: unitId, code: 'don-vi', name: 'Đơn vị', shortName: 'Đơn vị', level: 'other', parentId: null, place: '', notation: '', terms: {} }, at)
  const name = email.split('@')[0] ?? email
  await ws.db.insertInto('user').values({ id: userId, name, email: email.toLowerCase(), emailVerified: 1, image: null, color: null, ...stamps }).execute()
  await ws.db.insertInto('account').values({ id: ws.newId(), accountId: userId, providerId: 'credential', userId, password: await sessions.hashPassword(password), ...stamps }).execute()
  await ws.db.insertInto('membership').values({ userId, unitId, role: 'admin' }).execute()
}
