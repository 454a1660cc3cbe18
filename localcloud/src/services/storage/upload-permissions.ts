import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../clock';
import { UPLOAD_PERMISSION_LIFE } from './limits';

/** Signs the permission to put one file, which travels from the SDK's first request to its second. */
export function createUploadPermissions(key: string, clock: Clock) {
  const mac = (path: string, end: string): string =>
    createHmac('sha256', key).update(`upload:${end}:${path}`).digest('base64url');

  return {
    grant(path: string): string {
      const end = String(Math.floor(clock.now() + UPLOAD_PERMISSION_LIFE));
      return `${end}.${mac(path, end)}`;
    },
    isGranted(path: string, permission: unknown): boolean {
      if (typeof permission !== 'string') return false;
      const [end = '', signature = ''] = permission.split('.');
      const expected = Buffer.from(mac(path, end));
      const given = Buffer.from(signature);
      const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
      return isOurs && Number(end) > clock.now();
    },
  };
}

export type UploadPermissions = ReturnType<typeof createUploadPermissions>;
