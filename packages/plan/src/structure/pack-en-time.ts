import type { TimeGrammar } from './time-grammar.ts'

const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December'
const DAY = String.raw`(?:\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2} (?:${MONTH})(?: \d{4})?|(?:${MONTH}) \d{1,2}(?!\d)(?:, \d{4})?)`
const DATE = String.raw`(?:${DAY}|(?:${MONTH})(?: \d{4})?|Q[1-4] \d{4}|(?:the )?(?:first|second|third|fourth) quarter(?: of \d{4})?)`
const YEAR = String.raw`(?:19|20|21)\d{2}`
const NUMBER = String.raw`(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty)`
const UNIT = '(?:minutes?|hours?|days?|weeks?|months?|(?:working|business|calendar) days?)'
const EACH = '(?:every|each) (?:(?:second|other|third) )?(?:day|week|month|quarter|year|season|spring|summer|autumn|winter)'

/** Times in English plans. */
export const TIME_EN: TimeGrammar = {
  timeHeading: /\btime(?:line|table|frame)?\b|schedule|deadline|calendar|milestone/iu,
  label: /^(?:time(?:line|frame)?|deadline|due(?: date)?|target date|completion(?: date)?|schedule|when)\s*:/iu,
  column: /^(?:time(?:line|frame)?|deadlines?|due(?: date| by)?|(?:target|completion) date|date|when|by when)$/iu,
  clock: /^\d{1,2}(?::\d{2})? ?(?:[ap]\.?m\.?)?(?: ?(?:-|–|to) ?\d{1,2}(?::\d{2})? ?(?:[ap]\.?m\.?)?)?$/iu,
  hint: /\d|ly\b|\b(?:every|each|within|no later than|a year|a month|a week|ongoing|by the|in the|before|until|from)\b/iu,
  phrases: [
    { kind: 'recurring', when: 'always', pattern: new RegExp(String.raw`\b(?:by|before|on|no later than) (?:the )?(?:\w+ )?(?:\w+ )?(?:day )?(?:of |in )?(?:each|every) (?:month|quarter|year|week)\b|\b(?:annually|monthly|quarterly|weekly|yearly|each year|every year),? (?:by|before|no later than|on|in) (?:the )?(?:${DATE}|\d)|\b(?:by|before|no later than|on|in) ${DATE}(?: of)?,? (?:each|every) year`, 'iu') },
    { kind: 'recurring', when: 'always', pattern: new RegExp(String.raw`\b(?:reports?|reporting|reviews?|reviewed|updates?|updated|inspects?|tests?|tested|exercises?|exercised|meets?|submits?)\b[^;.]{0,60}?\b(?:${EACH}|daily|weekly|monthly|quarterly|annually|twice a (?:year|month|week)|once a (?:year|month|week))\b|\bdaily until\b`, 'iu') },
    { kind: 'period', when: 'always', pattern: new RegExp(String.raw`\bfrom ${DATE} (?:to|until|through) (?:the end of )?${DATE}|\bbetween ${DATE} and ${DATE}`, 'iu') },
    { kind: 'due', when: 'always', pattern: new RegExp(String.raw`\b(?:by|before|no later than|not later than|until|end of|on or before)\s+(?:the (?:end|start|beginning) of\s+)?${DATE}|\bby the (?:end|close) of (?:${YEAR}|${DATE}|the (?:year|month|quarter|season))`, 'iu') },
    { kind: 'due', when: 'always', pattern: new RegExp(String.raw`\bwithin (?:the (?:next|first) )?${NUMBER}(?:[ -]${NUMBER})?(?: \(\d{1,3}\))? ${UNIT}\b|\bno later than ${NUMBER} ${UNIT}\b`, 'iu') },
    { kind: 'due', when: 'always', pattern: new RegExp(String.raw`\bin (?:(?:${MONTH}) \d{4}|Q[1-4] \d{4})`, 'iu'), unless: /\b(?:was|were|had|issued|launched|initiated|closed|added|published|began)\b/iu },
    { kind: 'event', when: 'always', pattern: new RegExp(String.raw`^(?:(?:Conference|Meeting|Exercise|Launch|Opening|Ceremony)\b[^;]*?|On )${DAY}`, 'u') },
    { kind: 'due', when: 'timed', pattern: new RegExp(String.raw`\b(?:by|before|until) ${YEAR}\b`, 'iu') },
    { kind: 'event', when: 'timed', pattern: new RegExp(DAY, 'u') },
    { kind: 'recurring', when: 'timed', pattern: new RegExp(String.raw`\b(?:${EACH}|daily|weekly|monthly|quarterly|annually|yearly|ongoing)\b`, 'iu') },
    { kind: 'period', when: 'brief', pattern: new RegExp(String.raw`(?:${DATE}|${YEAR}) ?(?:to|until|through|[-–]) ?(?:${DATE}|${YEAR})`, 'u') },
    { kind: 'due', when: 'brief', pattern: new RegExp(String.raw`${DATE}|\b${YEAR}\b`, 'u') },
  ],
  connective: /\b(?:and|or|by|before|on|in|at|to|of|the|until|from|each|every|no|later|than)\b/giu,
}
