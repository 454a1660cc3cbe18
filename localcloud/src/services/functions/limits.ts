/** Limits of cloud functions. Sources: vendor pages named per figure, collected in docs/localcloud.md. */

/** Text body of a call through the gateway (docs.cloudbase.net/en/error-code/EXCEED_MAX_PAYLOAD_SIZE). */
export const MAX_TEXT_BODY_BYTES = 100 * 1024;

/** Other bodies through the gateway, and a reply (same page; cloud.tencent.com/document/product/583/11637). */
export const MAX_BINARY_BODY_BYTES = 6 * 1024 * 1024;
export const MAX_EVENT_BYTES = 6 * 1024 * 1024;
export const MAX_REPLY_BYTES = 6 * 1024 * 1024;

/** `timeout` of config.json in seconds: 1 to 900 (docs.cloudbase.net/cloud-function/function-configuration/config). */
export const MAX_TIMEOUT_SECONDS = 900;
/** Ours when config.json names none: what a page can wait for. The platform's own default is 3 s. */
export const DEFAULT_TIMEOUT_SECONDS = 20;

/** Loading a function's code for the first time has its own limit (65 s: cloud.tencent.com/document/product/583/11637). */
export const MAX_LOAD_SECONDS = 65;

/** `memorySize` of config.json in MB, default of the platform (same page). */
export const DEFAULT_MEMORY_MB = 256;

/** Memory of one shared instance: it hosts every bundle, so it gets more than one function would. */
export const INSTANCE_HEAP_MB = 768;

/** Calls that may wait for an instance; the platform blocks what is above its concurrency. */
export const MAX_WAITING_CALLS = 10_000;

/** Instances in the shared pool at most; the platform allows 1,000 per function (docs.cloudbase.net/cloud-function/how-works). */
export const MAX_INSTANCES = 8;

/** When calls wait and none has ended for this long, the pool grows: the busy ones may be waiting for the waiting ones. */
export const STALL_MS = 200;

/** An instance above the pool's usual size ends after being idle for this long. */
export const IDLE_INSTANCE_MS = 60_000;
