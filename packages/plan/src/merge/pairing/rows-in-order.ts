/**
 * Puts `extra` rows among `rows`, each behind the row of the id it follows (null: at the head); those whose row is not
 * there come last. Their own order stays.
 */
export function rowsInOrder<T extends { readonly id: string }>(rows: readonly T[], extra: readonly { readonly behind: string | null; readonly row: T }[]): readonly T[] {
  const behind = new Map<string | null, T[]>()
  for (const { behind: id, row } of extra) {
    const list = behind.get(id)
    if (list === undefined) behind.set(id, [row])
    else list.push(row)
  }
  const out = [...(behind.get(null) ?? [])]
  behind.delete(null)
  for (const row of rows) {
    out.push(row, ...(behind.get(row.id) ?? []))
    behind.delete(row.id)
  }
  for (const rest of behind.values()) out.push(...rest)
  return out
}
