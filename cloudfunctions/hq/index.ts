import { hqContract } from '@shared/contracts/hq.contract';
import { serveHttp } from '../_runtime/serve-http';
import { chainHandlers } from './chain';
import { takeFile } from './files';
import { makeImportHandlers } from './import';
import { moneyHandlers } from './money';
import { orderHandlers } from './orders';
import { productHandlers } from './products';
import { purchaseHandlers } from './purchases';
import { saveProduct } from './save-product';
import { admit, sessionHandlers } from './session';
import { stockHandlers } from './stock';
import { supplierHandlers } from './suppliers';
import { transferHandlers } from './transfers';

export const main = serveHttp({
  contract: hqContract,
  handlers: {
    ...sessionHandlers,
    ...chainHandlers,
    ...productHandlers,
    saveProduct,
    ...stockHandlers,
    ...transferHandlers,
    ...supplierHandlers,
    ...purchaseHandlers,
    ...orderHandlers,
    ...moneyHandlers,
    ...makeImportHandlers(),
  },
  admit,
  takeFile,
});
