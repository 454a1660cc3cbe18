import faults from './faults.json';
import frame from './frame.json';
import imports from './imports.json';
import ledger from './ledger.json';
import list from './list.json';
import orders from './orders.json';
import products from './products.json';
import purchases from './purchases.json';
import reconciliation from './reconciliation.json';
import signIn from './signIn.json';
import stock from './stock.json';
import stores from './stores.json';
import transfers from './transfers.json';

/** All sentences of this language, by page. */
export const zh = {
  faults,
  frame,
  imports,
  ledger,
  list,
  orders,
  products,
  purchases,
  reconciliation,
  signIn,
  stock,
  stores,
  transfers,
};
