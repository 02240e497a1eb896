/** What a recipient gets the plan for, as printed behind the name. */
export const PURPOSES = { report: 'để b/c', direct: 'để chỉ đạo', 'carry-out': 'để t/h' } as const

/** `ngày 5 tháng 9 năm 2025`, with blanks for what is not known. */
export function printedDate(iso: string | null): string {
  const [year, month, day] = iso?.split('-') ?? []
  return `ngày ${day ?? '…'} tháng ${month ?? '…'} năm ${year ?? '…'}`
}
