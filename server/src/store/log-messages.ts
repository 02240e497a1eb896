import type { StoredDocument } from './ports.ts'

/** What the main thread asks of the log's thread. `id` comes back in the answer. */
export type LogRequest =
  | { readonly id: number; readonly type: 'append'; readonly planId: string; readonly update: Uint8Array }
  | { readonly id: number; readonly type: 'load'; readonly planId: string }
  | { readonly id: number; readonly type: 'last'; readonly planId: string }
  | { readonly id: number; readonly type: 'compact'; readonly planId: string; readonly seq: number; readonly snapshot: Uint8Array; readonly stateVector: Uint8Array }
  | { readonly id: number; readonly type: 'close' }

export type LogAnswer =
  | { readonly id: number; readonly ok: true; readonly value: number | boolean | StoredDocument | null }
  | { readonly id: number; readonly ok: false; readonly reason: string }
