import { inventoryContract } from '@shared/contracts/inventory.contract';
import { serve } from '../_runtime/serve';
import { lookup } from './lookup';
import { transferHandlers } from './transfers';

export const main = serve(inventoryContract, { lookup, ...transferHandlers });
