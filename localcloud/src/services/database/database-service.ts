import type { CollectionDefinition } from '@config/collections';
import { CloudError } from '../../cloud-error';
import type { Engine } from '../../engine/engine';
import type { Explanation } from '../../engine/query/search';
import type { Session } from '../../engine/transaction/sessions';
import { COLLECTION_NAME, MOST_COLLECTIONS } from './limits';
import { aggregateDocuments, calculateDocument, getDocument } from './read-actions';
import { collectionNameOf, filterOf, pageOf, sortOf, type DatabaseRequest } from './request';
import { toldError } from './told-errors';
import { insertDocument, modifyAndReturn, modifyDocument, removeDocument } from './write-actions';

type Reply = Record<string, unknown>;
type Action = (request: DatabaseRequest) => Reply | Promise<Reply>;
type SessionAction = (engine: Engine, session: Session, request: DatabaseRequest) => Reply | Promise<Reply>;

export type DatabaseService = {
  /**
   * Answers one `database.*` action with the reply envelope, all but its request id. Everything it answers is
   * durable. Throws `CloudError` for what the service refuses.
   */
  handle(action: string, request: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** Makes missing collections and indexes and fills new indexes from what is stored; drops nothing. */
  defineCollections(definitions: readonly CollectionDefinition[]): void;
  /** How a `get` with these request fields would be answered: which index, how much is read. */
  explain(request: Record<string, unknown>): Explanation;
};

export function createDatabaseService(engine: Engine): DatabaseService {
  const actions = actionsOf(engine);
  return {
    async handle(name, request) {
      const action = actions.get(name);
      if (!action) throw new CloudError('INVALID_PARAM', `unknown action ${name}`);
      try {
        return await durably(engine, () => action(request));
      } catch (error) {
        throw toldError(error, name);
      }
    },
    defineCollections: (definitions) => defineCollections(engine, definitions),
    explain(request) {
      const collection = engine.collection(collectionNameOf(request));
      const filter = filterOf(request, engine.now());
      return engine.searcher.explain(collection, { filter, sort: sortOf(request), ...pageOf(request) });
    },
  };
}

/** Waits until what the action wrote or saw is on disk: a refusal too tells something about the data. */
async function durably(engine: Engine, action: () => Reply | Promise<Reply>): Promise<Reply> {
  const { rollbacks } = engine;
  const settle = async () => {
    const pending = engine.durable();
    if (pending) await pending;
    if (engine.rollbacks !== rollbacks)
      throw new CloudError('SYS_ERR', 'the disk refused a write; nothing was kept');
  };
  try {
    const done = action();
    const reply = done instanceof Promise ? await done : done;
    await settle();
    return reply;
  } catch (error) {
    await settle();
    throw error;
  }
}

function actionsOf(engine: Engine): Map<string, Action> {
  const within =
    (work: SessionAction): Action =>
    (request) => {
      const session = sessionOf(engine, request);
      return session === engine.transactions.plain
        ? work(engine, session, request)
        : inTransaction(engine, session, request, work);
    };
  return new Map<string, Action>([
    ['database.addCollection', (request) => addCollection(engine, request)],
    ['database.getDocument', within(getDocument)],
    ['database.calculateDocument', (request) => calculateDocument(engine, request)],
    ['database.aggregateDocuments', (request) => aggregateDocuments(engine, request)],
    ['database.insertDocument', within(insertDocument)],
    ['database.modifyDocument', within(modifyDocument)],
    ['database.modifyAndReturnDoc', within(modifyAndReturn)],
    ['database.removeDocument', within(removeDocument)],
    ['database.startTransaction', () => ({ transactionId: engine.transactions.start().id })],
    ['database.commitTransaction', (request) => commit(engine, request)],
    ['database.abortTransaction', (request) => abort(engine, request)],
  ]);
}

function sessionOf(engine: Engine, { transactionId }: DatabaseRequest): Session {
  if (transactionId === undefined || transactionId === null || transactionId === '')
    return engine.transactions.plain;
  return engine.transactions.get(String(transactionId));
}

/** Any error is the end of a transaction, as in MongoDB: what comes after it must not be half of what was meant. */
async function inTransaction(
  engine: Engine,
  session: Session,
  request: DatabaseRequest,
  work: SessionAction,
): Promise<Reply> {
  try {
    return await work(engine, session, request);
  } catch (error) {
    engine.transactions.end(String(request.transactionId));
    throw error;
  }
}

function addCollection(engine: Engine, request: DatabaseRequest): Reply {
  const name = collectionNameOf(request);
  if (!COLLECTION_NAME.test(name))
    throw new CloudError(
      'INVALID_PARAM',
      `invalid collection name ${name.slice(0, 80)}: letters, digits, _ and -, a letter or digit first`,
    );
  if (engine.hasCollection(name))
    throw new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `Table exist: ${name}`);
  if (engine.collectionCount >= MOST_COLLECTIONS)
    throw new CloudError('DATABASE_COLLECTION_EXCEED_LIMIT', `more than ${MOST_COLLECTIONS} collections`);
  engine.createCollection(name, false);
  return {};
}

/** Everything of the transaction lands, durably, or nothing does. */
function commit(engine: Engine, request: DatabaseRequest): Reply {
  engine.transactions.commit(engine.transactions.get(String(request.transactionId)));
  return {};
}

function abort(engine: Engine, request: DatabaseRequest): Reply {
  engine.transactions.abort(String(request.transactionId));
  return {};
}

function defineCollections(engine: Engine, definitions: readonly CollectionDefinition[]): void {
  for (const { name, indexes } of definitions) {
    const collection = engine.hasCollection(name)
      ? engine.collection(name)
      : engine.createCollection(name, true);
    if (!collection.isDefined) engine.markDefined(collection);
    for (const index of indexes) engine.createIndex(collection, index);
  }
}
