/**
 * Puts text of ours back that somebody deleted or hid without having seen it (Y9). Done by its author alone, so that it is done once:
 * everybody else leaves other people's text to them.
 */
import type { SectionId } from '@thac/plan'
import * as Y from 'yjs'
import type { Removal } from '../document/layout.ts'
import { readInline } from '../document/inline.ts'
import { bodyOf, elementsOf, entryOf, headOf, textOf } from '../document/layout.ts'
import { plain, runsOf } from '../document/runs.ts'
import { joinTarget, stands } from '../document/standing.ts'
import { standingIds } from '../document/read.ts'
import type { Landing, Since } from './landing.ts'
import { land, landAsBlock, landingOf, livingBefore } from './landing.ts'
import type { Arriving, Fragment } from './lost-text.ts'
import { deadFragments, sectionOfBody, strandedFragments } from './lost-text.ts'
import { RESCUE } from './origins.ts'

/** What was put back. */
export interface Rescued {
  readonly section: SectionId
  readonly text: string
  /** True at the very place in the text; false as a block of its own. */
  readonly inPlace: boolean
}

/** How many updates back. */
const LATELY = 4

export class Rescuer {
  readonly #doc: Y.Doc
  readonly #onRescue: ((rescued: Rescued) => void) | null
  /** What the document had before each of the last updates: text that moves to another section may come in an update of its own. */
  #lately: readonly Since[] = []

  readonly #origin: unknown

  constructor(doc: Y.Doc, onRescue: ((rescued: Rescued) => void) | null, origin: unknown = RESCUE) {
    this.#doc = doc
    this.#onRescue = onRescue
    this.#origin = origin
  }

  /** After a remote update that touched `ids`: finds what of ours it took, and puts it back in a transaction of its own. */
  afterRemote(transaction: Y.Transaction, arriving: Arriving, ids: ReadonlySet<SectionId>): void {
    // Of a whole state no one can tell which text went where.
    this.#lately = arriving.state ? [] : [...this.#lately.slice(1 - LATELY), transaction.beforeState]
    const dead = deadFragments(this.#doc, transaction, arriving)
    const stranded = [...ids].flatMap((id) => this.#stranded(id))
    if (dead.length + stranded.length === 0) return
    const done: Rescued[] = []
    this.#doc.transact(() => {
      for (const fragment of dead) done.push(...this.#putBack(fragment, ids))
      // Back to front, so that taking one out leaves the others' indexes right.
      for (const fragment of stranded.reverse()) done.push(...this.#moveOut(fragment, ids))
    }, this.#origin)
    if (this.#onRescue !== null) for (const rescued of done) this.#onRescue(rescued)
  }

  #stranded(id: SectionId): readonly Fragment[] {
    const entry = entryOf(this.#doc, id)
    const body = entry === null ? null : bodyOf(entry)
    const removal = this.#removalOf(id)
    if (body === null || removal == null || (removal.into === undefined && removal.new !== true)) return []
    if (removal.by === String(this.#doc.clientID) || stands(id, this.#removalOf)) return []
    return strandedFragments(this.#doc, body, removal)
  }

  #putBack(fragment: Fragment, ids: ReadonlySet<SectionId>): readonly Rescued[] {
    const body: unknown = fragment.element.parent
    const home = sectionOfBody(body)
    if (home === null || !(body instanceof Y.XmlFragment)) return []
    const landing = this.#landing(ids, home, fragment)
    if (landing !== null) {
      land(landing, fragment)
      return [rescuedOf(home, fragment, true)]
    }
    const target = this.#target(home)
    const into = target === null || target === home ? body : this.#body(target) ?? body
    landAsBlock(into, into === body ? livingBefore(fragment.element) : null, fragment)
    return [rescuedOf(target ?? home, fragment, false)]
  }

  /** Nothing is moved out of a hidden section where no section is left to take it: there it can still be restored. */
  #moveOut(fragment: Fragment, ids: ReadonlySet<SectionId>): readonly Rescued[] {
    const home = sectionOfBody(fragment.element.parent)
    const target = home === null ? null : this.#target(home)
    const body = target === null ? null : this.#body(target)
    if (home === null || target === null || body === null) return []
    const landing = this.#landing(ids, home, fragment)
    fragment.source?.text.delete(fragment.source.index, fragment.units.length)
    if (landing === null) landAsBlock(body, null, fragment)
    else land(landing, fragment)
    return [rescuedOf(target, fragment, landing !== null)]
  }

  /** Where text of `home` belongs: itself, what it was joined into, or what now stands before a creation that was undone. */
  #target(home: SectionId): SectionId | null {
    const removal = this.#removalOf(home)
    if (removal === null || stands(home, this.#removalOf)) return home
    if (removal?.new !== true) return joinTarget(home, this.#removalOf)
    const order = this.#order(home)
    return standingIds(this.#doc).findLast((id) => this.#order(id) <= order) ?? null
  }

  #landing(ids: ReadonlySet<SectionId>, home: SectionId, fragment: Fragment): Landing | null {
    const target = this.#target(home)
    const own = target === null || !stands(target, this.#removalOf) ? null : this.#body(target)
    const since = this.#lately[0]
    const others = since === undefined ? [] : [...ids].filter((id) => id !== target && stands(id, this.#removalOf) && this.#splitOff(id, since)).flatMap((id) => this.#body(id) ?? [])
    const landing = landingOf(own, others, since ?? new Map(), fragment)
    // Words that further sections say as well do not tell where these ones went.
    return landing === null || landing.own || !this.#isCommon(landing, new Set([home, ...(target === null ? [] : [target])])) ? landing : null
  }

  /** True where a section other than those and the landing's own says the words around the landing too. */
  #isCommon(landing: Landing, but: ReadonlySet<SectionId>): boolean {
    return standingIds(this.#doc).some((id) => {
      const body = but.has(id) ? null : this.#body(id)
      return body !== null && landing.text.parent?.parent !== body && elementsOf(body).some((element) => {
        const text = textOf(element)
        return text !== null && plain(runsOf(readInline(text))).includes(landing.words)
      })
    })
  }

  /** Made by a person since, out of another section's text (Y6): a section that a pull puts in was never hidden. */
  #splitOff(id: SectionId, since: Since): boolean {
    const entry = entryOf(this.#doc, id)
    const item = entry?._item
    return item !== null && item !== undefined && entry?._map.has('removed') === true && item.id.clock >= (since.get(item.id.client) ?? 0)
  }

  #body(id: SectionId): Y.XmlFragment | null {
    const entry = entryOf(this.#doc, id)
    return entry === null ? null : bodyOf(entry)
  }

  #order(id: SectionId): string {
    const entry = entryOf(this.#doc, id)
    return entry === null ? '' : headOf(entry).order
  }

  readonly #removalOf = (id: SectionId): Removal | null | undefined => {
    const entry = entryOf(this.#doc, id)
    return entry === null ? undefined : headOf(entry).removal
  }
}

function rescuedOf(section: SectionId, fragment: Fragment, inPlace: boolean): Rescued {
  return { section, text: fragment.units.filter((unit) => typeof unit === 'string').join(''), inPlace }
}
