import { MINUTE } from '@shared/kernel/time';

/** Files per call of getTempFileURL and deleteFile (developers.weixin.qq.com, Cloud.getTempFileURL, Cloud.deleteFile). */
export const MAX_FILES_PER_CALL = 50;

/** A path: at most 1,024 bytes (limit of COS object keys, cloud.tencent.com/document/product/436/13324). */
export const MAX_PATH_BYTES = 1024;

/** An upload through CloudBase: at most 100 MB (docs.cloudbase.net/en/error-code/EXCEED_MAX_PAYLOAD_SIZE). */
export const MAX_FILE_BYTES = 100 * 1024 * 1024;

/** Ours: how long a permission to upload one file lasts. */
export const UPLOAD_PERMISSION_LIFE = 15 * MINUTE;
