/**
 * The shape that the English texts of a Vietnamese namespace must have: the same keys, and beside every plural `x_other`
 * an `x_one`, which Vietnamese does not need.
 */
export type Mirror<T> = { readonly [K in keyof T]: T[K] extends string ? string : Mirror<T[K]> } & {
  readonly [K in keyof T as K extends `${infer Stem}_other` ? `${Stem}_one` : never]: string
}
