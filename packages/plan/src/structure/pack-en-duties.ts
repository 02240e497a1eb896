import type { DutyGrammar } from './duty-grammar.ts'

const BODY = 'Ministry|Department|Office|Council|Board|Committee|Agency|Authority|Unit|Team|Division|Directorate|Bureau|Commission|Service|Services|Police|Sheriff|School|Schools|Hospital|Hospitals|Clinic|Rangers|Brigade|Corps|Centre|Center|Institute|Inspectorate|Secretariat|Administration|Trust|Association|Society|Library|Mayor|Clerk|Treasurer|Coordinator|Manager|Officer|Director|Head|Chief|Judge|Administrator|Commissioner|Superintendent|Secretary|Chair|Principal|Engineer|Warden|Departments|Offices|Councils|Agencies|Units|Teams|Towns|Villages|Districts|Counties|Municipalities|Contractors|Providers|Staff|Partners'

/** Who does what, in English plans. */
export const DUTY_EN: DutyGrammar = {
  partHeading: /^(?:implementation|responsibilit|roles? and responsibilit|assignment of|organi[sz]ation(?: and assignment)? of responsib|who does what|delivery and responsib)/iu,
  partHint: /implementation|responsibilit|assignment of|who does what/iu,
  dutyOf: /^(?:responsibilities|duties|tasks|role) of (?:the )?(?=\p{L})/iu,
  unitStart: new RegExp(String.raw`^(?:(?:The|All|Each|Every) )?(?:[\p{L}’'&-]+,? ){0,6}?(?:${BODY})(?!\p{L})|^(?:All|Each|Every) `, 'iu'),
  notUnit: /^(?:Budget|Funding|Costs?|Resources|Schedule|Reporting|Review|Monitoring|Evaluation|Timetable|Timeline|Training|Communication|Maintenance|Distribution|Authorit(?:y|ies) and|Background|Purpose|Scope|General|Plan)\b/iu,
  bareHead: /^(?:The|All|Each|Every|A|An|It|They|This|That|These|Those|There)$/u,
  charge: /^(?:Request|Assign|Charge|Ask|Direct) (?:the )?(?=\p{L})/u,
  vague: /(?!)/u,
  listRest: /(?!)/u,
  innerCharge: /(?!)/u,
  verb: /(?<=[\s,])(?:shall|will|must|should|may|is|are|leads?|prepares?|reports?|organi[sz]es?|coordinates?|ensures?|provides?|maintains?|supports?|writes?|sends?|keeps?|buys|arranges?|has|have|to|activates?|advises?|develops?|issues|conducts?|opens?|monitors)(?!\p{L})/gu,
  verbTail: /,? (?:shall|will|must|leads?|is responsible)$/u,
  frontClause: /^(?:On the basis of|Under|In accordance with|Before|After|During|When|If|Within) /u,
  direct: /(?<=^|[.;]\s)Directs? (?:the )?(?=\p{Lu})/gu,
  lead: /(?<=^|[.;(]\s?)(?:Lead(?:s|ing)?(?: (?:agency|unit|department|office|body))?|Owner|Responsible(?: (?:unit|party|agency|office|person|body))?|Assigned to)\s*:\s*(?<unit>\p{L}[^;\n]{1,300}?)(?=[;)\n]|,? ?(?:with )?(?:[Ss]upport(?:ing|ed)|[Pp]artners?)|\.\s|\.?$)/gu,
  partner: /^(?:lead(?:s|ing)?|support(?:ing|ed by)?|owner|responsible|assigned to|partners?|coordinat\p{L}+)(?: \p{L}+){0,3}$/iu,
  column: /^(?:lead(?:ing)?(?: (?:agency|unit|department|office|body))?|owner|responsib(?:le|ility)(?: (?:unit|party|agency|office|person|body))?|assigned to|who|unit)$/iu,
}
