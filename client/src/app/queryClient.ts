import { QueryCache, QueryClient } from '@tanstack/react-query'
import { isPassing, isProblem, keys } from '../platform/api/index.ts'

/** What is asked of the server and how long it holds. A session that has ended is noticed by any call that says so. */
export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (isProblem(error) && error.status === 401 && query.queryKey[0] !== keys.me[0]) void client.invalidateQueries({ queryKey: keys.me })
      },
    }),
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (failures, error) => isPassing(error) && failures < 2, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  })
  return client
}
