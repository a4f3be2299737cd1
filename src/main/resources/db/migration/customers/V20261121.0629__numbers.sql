CREATE SCHEMA IF NOT EXISTS customers;

-- Numbers of their own: a code given by people takes none.
CREATE SEQUENCE customers.customer_number;
CREATE SEQUENCE customers.contract_number;
SELECT setval('customers.customer_number', coalesce((SELECT max(id) FROM customers.customer), 0) + 1, false);
SELECT setval('customers.contract_number', coalesce((SELECT max(id) FROM customers.contract), 0) + 1, false);
ALTER TABLE customers.customer DROP COLUMN id;
ALTER TABLE customers.contract DROP COLUMN id;
