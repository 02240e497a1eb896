/** Message types of `/sync/:planId` above those of y-protocols (sync 0, awareness 1, auth 2, query awareness 3). */
export const MESSAGE_ACK = 100
export const MESSAGE_REFUSED = 101
/** Server to client: `varString` of a JSON `LiveEvent`. */
export const MESSAGE_EVENT = 102

/** The document schema this build reads and writes; travels as the query parameter `schema`. */
export const SCHEMA_VERSION = 1

/** WebSocket close codes of the sync endpoint. */
export const CLOSE = {
  /** The session ended or never was. */
  unauthenticated: 4401,
  /** The person may not read this plan (any more). */
  forbidden: 4403,
  notFound: 4404,
  /** The client's schema version is older than the document's: reload the page. */
  outdated: 4409,
  /** A frame was too large. */
  tooLarge: 4413,
  /** The plan could not be loaded or stored; nothing was changed. Try again. */
  unavailable: 4503,
  malformed: 4400,
} as const
