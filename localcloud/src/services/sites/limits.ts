/** Files of a site kept in memory, compressed and plain together; the rest is read from disk each time. */
export const MAX_CACHED_BYTES = 64 * 1024 * 1024;

/** Below this a compressed text saves nothing that a packet would notice. */
export const MIN_COMPRESSED_BYTES = 1024;

/** Brotli quality: within a few percent of the best at a tenth of its time. */
export const BROTLI_QUALITY = 6;
