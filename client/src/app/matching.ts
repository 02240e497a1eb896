import type { SpotlightActionData, SpotlightActionGroupData, SpotlightFilterFunction } from '@mantine/spotlight'

/** Keeps the actions whose label or description holds every word asked for, marks and case aside. */
export const matching: SpotlightFilterFunction = (query, actions): (SpotlightActionData | SpotlightActionGroupData)[] => {
  const words = bare(query).split(/\s+/).filter((word) => word !== '')
  const fits = (action: SpotlightActionData): boolean => {
    const text = bare(`${action.label ?? ''} ${action.description ?? ''}`)
    return words.every((word) => text.includes(word))
  }
  return actions.flatMap((entry): (SpotlightActionData | SpotlightActionGroupData)[] => {
    if (!isGroup(entry)) return fits(entry) ? [entry] : []
    const inside = entry.actions.filter(fits)
    return inside.length === 0 ? [] : [{ ...entry, actions: inside }]
  })
}

function isGroup(entry: SpotlightActionData | SpotlightActionGroupData): entry is SpotlightActionGroupData {
  return 'actions' in entry
}

/** Lower case, without tone and vowel marks, đ as d. */
function bare(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
}
