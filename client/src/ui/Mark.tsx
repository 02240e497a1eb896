import type { ReactElement } from 'react'

/** The product's mark: water that falls from one level to the next. */
export function Mark({ size }: { readonly size: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6" fill="#1f4b8f" />
      <path d="M5 7h6v5h4v5h4" fill="none" stroke="#fff" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M5 11.5v5.5M9 14.5v2.5" fill="none" stroke="#9dbdf0" strokeWidth="2" strokeLinecap="round" />
    </svg>
  )
}
