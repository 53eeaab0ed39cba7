import { describeKills } from './kill.fixtures.js';
import { describeBackup } from './operate/backup.fixtures.js';
import { Product } from './product.js';

describe('A product without a record', () => {
  let product: Product;
  beforeAll(async () => {
    product = await Product.start('--no-record');
  }, 120_000);
  afterAll(() => product.stop(), 60_000);

  describeBackup(() => product);
  describeKills(() => product);
});
