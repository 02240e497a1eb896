import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** What the server counts, for /metrics. */
export interface Metrics {
  readonly registry: Registry
  readonly connections: Gauge
  readonly rooms: Gauge
  readonly refused: Counter<'reason'>
  readonly updates: Counter
  /** Seconds from an update's arrival to its acknowledgement. */
  readonly ack: Histogram
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    connections: new Gauge({ name: 'thac_connections', help: 'Open sync sockets', registers }),
    rooms: new Gauge({ name: 'thac_rooms', help: 'Documents in memory', registers }),
    refused: new Counter({ name: 'thac_refused_frames_total', help: 'Frames refused, by reason', labelNames: ['reason'], registers }),
    updates: new Counter({ name: 'thac_updates_total', help: 'Updates made durable', registers }),
    ack: new Histogram({ name: 'thac_ack_seconds', help: 'From an update to its durable acknowledgement', buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5], registers }),
  }
}
