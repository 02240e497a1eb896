import type { Person } from '@thac/api'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

interface Entry { readonly clock: number; readonly state: string }
interface Heard { readonly client: number; readonly clock: number; readonly state: string }

/** Largest awareness message, in bytes. A cursor needs some 300. */
export const LARGEST_PRESENCE = 8192

/**
 * Who is here and where their caret is, for one room, in the awareness encoding of y-protocols. A state is carried only
 * for the client id that its connection speaks for, and `user` in it is always the session's.
 */
export interface Presence {
  /** The client ids that a message speaks of; null where it is malformed or too large. */
  readonly heard: (message: Uint8Array) => readonly number[] | null
  /** Takes in what `message` says of `client`, whose person is `person`; answers the message to pass on, or null. */
  readonly take: (message: Uint8Array, client: number, person: Person) => Uint8Array | null
  /** Forgets a client id; answers the message that tells the others, or null where there is nothing to tell. */
  readonly leave: (client: number) => Uint8Array | null
  /** Everybody here, or null for nobody. */
  readonly everybody: () => Uint8Array | null
}

export function createPresence(): Presence {
  const here = new Map<number, Entry>()
  return {
    heard: (message) => read(message)?.map(({ client }) => client) ?? null,
    take(message, client, person) {
      const said = read(message)?.find((one) => one.client === client)
      if (said === undefined) return null
      const before = here.get(client)
      if (before !== undefined && said.clock <= before.clock && said.state !== 'null') return null
      const clock = Math.max(said.clock, (before?.clock ?? 0) + (said.state === 'null' ? 1 : 0))
      if (said.state === 'null') {
        here.delete(client)
        return before === undefined ? null : write([[client, { clock, state: 'null' }]])
      }
      const state = signed(said.state, person)
      if (state === null) return null
      here.set(client, { clock, state })
      return write([[client, { clock, state }]])
    },
    leave(client) {
      const before = here.get(client)
      if (before === undefined) return null
      here.delete(client)
      return write([[client, { clock: before.clock + 1, state: 'null' }]])
    },
    everybody: () => (here.size === 0 ? null : write([...here])),
  }
}

/** The state with `user` as the session has it; null where it is no JSON object. */
function signed(state: string, person: Person): string | null {
  try {
    const value: unknown = JSON.parse(state)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    return JSON.stringify({ ...value, user: { id: person.id, name: person.name, color: person.color } })
  } catch {
    return null
  }
}

function read(message: Uint8Array): readonly Heard[] | null {
  if (message.length > LARGEST_PRESENCE) return null
  try {
    const decoder = decoding.createDecoder(message)
    const out: Heard[] = []
    for (let n = decoding.readVarUint(decoder); n > 0; n--) {
      out.push({ client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder), state: decoding.readVarString(decoder) })
    }
    return out
  } catch {
    return null
  }
}

function write(entries: readonly (readonly [number, Entry])[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const [client, { clock, state }] of entries) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  }
  return encoding.toUint8Array(encoder)
}
