import type { LiveEvent } from '@thac/api'
import { MESSAGE_ACK, MESSAGE_EVENT, MESSAGE_REFUSED } from '@thac/api'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep1 as STEP_1, messageYjsSyncStep2 as STEP_2, messageYjsUpdate as UPDATE } from 'y-protocols/sync'

const SYNC = 0
const AWARENESS = 1
const QUERY_AWARENESS = 3

/** A frame from a client, read and checked for form. `update` and `step-2` carry unread bytes of an update. */
export type Frame =
  | { readonly type: 'step-1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step-2' | 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly states: Uint8Array }
  | { readonly type: 'query-awareness' }

/** Reads a client's binary frame; null for anything that no client of the protocol sends. */
export function readFrame(data: Uint8Array): Frame | null {
  try {
    const decoder = decoding.createDecoder(data)
    switch (decoding.readVarUint(decoder)) {
      case SYNC: {
        const step = decoding.readVarUint(decoder)
        const bytes = decoding.readVarUint8Array(decoder)
        if (step === STEP_1) return { type: 'step-1', stateVector: bytes }
        if (step === STEP_2 || step === UPDATE) return { type: step === UPDATE ? 'update' : 'step-2', update: bytes }
        return null
      }
      case AWARENESS: return { type: 'awareness', states: decoding.readVarUint8Array(decoder) }
      case QUERY_AWARENESS: return { type: 'query-awareness' }
      default: return null
    }
  } catch {
    return null
  }
}

export function stepOneFrame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(STEP_1, stateVector)
}

export function stepTwoFrame(update: Uint8Array): Uint8Array {
  return syncFrame(STEP_2, update)
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(UPDATE, update)
}

export function awarenessFrame(states: Uint8Array): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, AWARENESS)
    encoding.writeVarUint8Array(encoder, states)
  })
}

/** "The first n update messages of this connection are durable." */
export function ackFrame(n: number): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_ACK)
    encoding.writeVarUint(encoder, n)
  })
}

/** "Update message n of this connection was refused"; n is 0 for a sync step 2. */
export function refusedFrame(n: number, reason: string): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_REFUSED)
    encoding.writeVarUint(encoder, n)
    encoding.writeVarString(encoder, reason)
  })
}

export function eventFrame(event: LiveEvent): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_EVENT)
    encoding.writeVarString(encoder, JSON.stringify(event))
  })
}

function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
