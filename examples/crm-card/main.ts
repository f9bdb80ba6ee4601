import { cardServer } from './server.ts';

/** Stands in for your database, by your own ID of the customer. */
const customers = new Map([['42', { plan: 'Business', orders: 3 }]]);

const { CONTEXT_SECRET = '', ORIGIN = 'https://crm.example.com', PORT = '4200' } = process.env;

cardServer({
  secret: CONTEXT_SECRET,
  origin: ORIGIN,
  rowsFor: async ({ visitor: { external_id } }) => {
    const customer = external_id === null ? undefined : customers.get(external_id);
    return (
      customer && [
        { label: 'Plan', value: customer.plan },
        { label: 'Orders', value: String(customer.orders), link: `${ORIGIN}/customers/${external_id}/orders` },
      ]
    );
  },
}).listen(Number(PORT));
