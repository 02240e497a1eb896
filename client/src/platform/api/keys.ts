/** Names of what is asked for, so that a change can say what is out of date. Everything of one plan begins alike. */
export const keys = {
  me: ['me'] as const,
  demoAccounts: ['demo-accounts'] as const,
  units: ['units'] as const,
  plans: ['plans'] as const,
  plan: (planId: string) => ['plan', planId] as const,
  detail: (planId: string) => ['plan', planId, 'detail'] as const,
  draft: (planId: string) => ['plan', planId, 'draft'] as const,
  versions: (planId: string) => ['plan', planId, 'versions'] as const,
  version: (planId: string, n: number) => ['plan', planId, 'version', n] as const,
  superior: (planId: string) => ['plan', planId, 'superior'] as const,
  proposals: (planId: string) => ['plan', planId, 'proposals'] as const,
  authorship: (planId: string, n: number | 'draft') => ['plan', planId, 'authorship', n] as const,
  rollup: (planId: string) => ['plan', planId, 'rollup'] as const,
  comments: (planId: string) => ['plan', planId, 'comments'] as const,
}
