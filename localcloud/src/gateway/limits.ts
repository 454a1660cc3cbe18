/** An SDK request: a document is at most 16 MB as BSON, its canonical EJSON inside JSON up to about twice that. */
export const MAX_SDK_BODY_BYTES = 40 * 1024 * 1024;

/** Nesting of an SDK request itself; what it carries as EJSON has a limit of its own. */
export const MAX_ENVELOPE_DEPTH = 200;

/** Slow senders: when the head and the whole of a request must have come. Ours; the platform publishes none. */
export const PATIENCE = { headersMs: 20_000, requestMs: 60_000, checkEveryMs: 5_000 };

/** Idle connections stay open longer than the SDK's agent keeps them (4.8 s), so that it never writes into a closing one. */
export const KEEP_ALIVE_MS = 75_000;

/** How long the rest of a body that was refused for its size may go on coming before the connection is closed. */
export const MAX_PASSING_MS = 2_000;

/** SDK requests up to this size take the short way (`sdk-lane.ts`); larger ones come in pieces anyway. */
export const LARGEST_LANE_BYTES = 256 * 1024;
