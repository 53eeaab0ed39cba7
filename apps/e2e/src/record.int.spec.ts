import { describeRecord } from './record.fixtures.js';
import { describePages } from './pages.fixtures.js';
import { Product } from './product.js';

describe('The product on this machine', () => {
  let product: Product;
  beforeAll(async () => {
    product = await Product.start();
  }, 120_000);
  afterAll(() => product.stop(), 60_000);

  describeRecord(() => product);
  describePages(() => product);
});
