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

/** `memorySize` of config.json in MB: 64 to 3072, 256 unless told (same page). */
export const DEFAULT_MEMORY_MB = 256;
export const MIN_MEMORY_MB = 64;
export const MAX_MEMORY_MB = 3072;

/**
 * Calls of one function that may be at work at once: 1,000; a call above that is not executed
 * (docs.cloudbase.net/cloud-function/how-works). SCF lets a timer's call wait (cloud.tencent.com/document/product/583/51585).
 */
export const MAX_CONCURRENCY = 1_000;

/** Names of `envVariables`, and what the platform keeps to itself (docs.cloudbase.net/cloud-function/function-configuration/env). */
export const VARIABLE_NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
export const RESERVED_VARIABLE = /^(SCF_|QCLOUD_|TENCENTCLOUD_)/;
/** Ours: by these the platform tells a function who calls; a setting of the function must not say it. */
export const IDENTITY_VARIABLE = /^(WX_|TCB_|TRIGGER_SRC$)/;

/** All `envVariables` of one function (cloud.tencent.com/document/product/583/11637). */
export const MAX_VARIABLES_BYTES = 4 * 1024;

/** Heap of one shared instance: it hosts every bundle, so it gets more than one function would. */
export const INSTANCE_HEAP_MB = 768;

/** Shared instances at most, those that wait for others not counted. Ours: a laptop has few cores. */
export const MAX_SHARED_INSTANCES = 8;

/**
 * Instances of functions with a pool of their own, all functions together, those that wait for others not counted:
 * opened as calls come, and at most when nothing moves. Ours: each is a process, and a laptop has little memory.
 */
export const USUAL_OWN_INSTANCES = 16;
export const MAX_OWN_INSTANCES = 32;

/** When calls wait and none has ended for this long, the pool grows: the busy ones may be waiting for the waiting ones. */
export const STALL_MS = 200;

/** An instance that nobody needs ends after this long. The platform says only "for a while" (583/45757). */
export const IDLE_INSTANCE_MS = 60_000;

/** How often a watched folder is looked through for new functions and changed timers; calls look for themselves. */
export const WATCH_MS = 500;
