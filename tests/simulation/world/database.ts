import { Db } from '@cloudbase/database';
import { EJSON } from 'bson';
import { collections } from '@config/collections';
import { database } from '@functions/_stores/database';
import { CloudError } from '@localcloud/cloud-error';
import { Engine } from '@localcloud/engine/engine';
import { compileFilter } from '@localcloud/engine/filter/compile-filter';
import { createDatabaseService, type DatabaseService } from '@localcloud/services/database/database-service';
import type { Instance } from './instance';

export type Request = Record<string, unknown>;

/** Lets a plant change what the functions ask of the database. */
export type Tamper = (action: string, request: Request) => Request;

/** A run that ends is thrown away, so no write waits for the disk: what is answered counts as durable. */
class FleetingEngine extends Engine {
  override durable(): undefined {
    return undefined;
  }
}

const isWrite = (action: string): boolean => !/getDocument|calculate|aggregate/.test(action);

/** What the SDK throws for a reply with a code. */
const sdkError = (code: string, message: string): Error =>
  Object.assign(new Error(message), { code, requestId: 'simulated' });

/** The engine with the chain's collections, and the SDK's own transport over it. */
export class ChainDatabase {
  readonly #engine: Engine;
  readonly #service: DatabaseService;

  constructor(directory: string, now: () => number) {
    this.#engine = new FleetingEngine({ directory, now });
    this.#service = createDatabaseService(this.#engine);
    this.#service.defineCollections(collections);
  }

  /**
   * Takes the place of HTTP below the SDK. `afterWrite` is told of every write that was done. `Db.reqClass` is what
   * @cloudbase/database asks for a transport; opening a database sets it, so it is set after that.
   */
  connect(instance: Instance, tamper: Tamper, afterWrite: (request: Request) => void): void {
    database();
    const send = (action: string, data: Request): Promise<unknown> => {
      const request = tamper(action, data);
      return instance.remote({
        name: `${action.replace('database.', '')} ${String(request.collectionName ?? '')}`.trim(),
        isWrite: isWrite(action),
        failure: (why) => sdkError('SYS_ERR', `request failed: ${why}`),
        perform: async () => {
          const answer = await this.#handle(action, request);
          if (isWrite(action)) afterWrite(request);
          return answer;
        },
      });
    };
    Db.reqClass = class {
      send(action: string, data: Request = {}): Promise<unknown> {
        return send(action, data);
      }
    };
  }

  async insert(collectionName: string, documents: readonly object[]): Promise<void> {
    const data = documents.map((document) => EJSON.stringify(document, { relaxed: false }));
    await this.#service.handle('database.insertDocument', { collectionName, data });
  }

  /** Every document of a collection, as it is now. */
  read<Document>(name: string): Document[] {
    const filter = compileFilter({});
    const wish = { filter, sort: [], skip: 0, limit: 1_000_000 };
    const found = this.#engine.transactions.plain.find(this.#engine.collection(name), wish);
    return found.map((stored) => stored.document as Document);
  }

  close(): void {
    this.#engine.close();
  }

  async #handle(action: string, request: Request): Promise<unknown> {
    try {
      return { requestId: 'simulated', ...(await this.#service.handle(action, request)) };
    } catch (error) {
      if (error instanceof CloudError) throw sdkError(error.code, error.message);
      throw error;
    }
  }
}
