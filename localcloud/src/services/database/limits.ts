/**
 * The platform's figures for the database, each with its source.
 */

/** Documents in one `get()`: asked for by the SDK when nothing is said, and the most a function may have. */
export const DEFAULT_LIMIT = 100;
/** developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/reference-sdk-api/database/collection/Collection.limit */
export const MOST_DOCUMENTS = 1_000;

/** Rows of an aggregation without, and with, a `$limit` stage (community article 000624c67c8b48611dba2b12058c13). */
export const DEFAULT_AGGREGATE_LIMIT = 20;
export const MOST_AGGREGATE_ROWS = 10_000;

/** Size of one document in BSON (staff reply, community thread 000c6015024a20c1d6eb9af1756000). */
export const MOST_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Collections in one environment (docs.cloudbase.net/en/faq/database). */
export const MOST_COLLECTIONS = 100;

/** Documents in one `add([..])`. */
export const MOST_INSERTS = 1_000;

/** Characters of a collection's name (`Validate.isCollName` of @cloudbase/database); its length is ours. */
export const COLLECTION_NAME = /^[A-Za-z0-9][\w-]{0,63}$/;

/** Ours, so that one answer of an aggregation cannot fill the memory. The platform's older figure is 16 MB. */
export const MOST_REPLY_CHARACTERS = 64 * 1024 * 1024;
