import type { Peer } from './peer.ts'

/** Everybody sends and reads until nothing is left to do; that they never come to rest is a fault. */
export function letRest(peers: readonly Peer[], faults: string[]): void {
  for (let round = 0; peers.some((peer) => peer.busy); round++) {
    if (round > 200) {
      faults.push('the peers never come to rest')
      return
    }
    for (const peer of peers) {
      peer.receive(1000)
      peer.send()
    }
  }
}
