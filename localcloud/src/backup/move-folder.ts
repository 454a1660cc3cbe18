import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Throws unless nothing would be overwritten. */
export function requireEmpty(directory: string): void {
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw new Error(`${directory} is not empty: name a folder that is, or that does not exist yet`);
}

/** Copies a folder to a place that is empty or missing: whole, or not at all. */
export function copyFolder(from: string, to: string): void {
  requireEmpty(to);
  mkdirSync(dirname(to), { recursive: true });
  const draft = `${to}.${process.pid}`;
  try {
    cpSync(from, draft, { recursive: true, preserveTimestamps: true });
    rmSync(to, { recursive: true, force: true });
    renameSync(draft, to);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

export function moveFolder(from: string, to: string): void {
  requireEmpty(to);
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch {
    // Another disk.
    copyFolder(from, to);
    rmSync(from, { recursive: true, force: true });
  }
}
