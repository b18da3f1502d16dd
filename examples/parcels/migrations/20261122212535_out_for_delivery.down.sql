-- kit: no-transaction
DROP INDEX CONCURRENTLY public.events_parcel;

BEGIN;

ALTER TABLE public.parcels DROP CONSTRAINT parcels_reference_check;

ALTER TABLE ONLY public.parcels ALTER COLUMN status DROP DEFAULT;

ALTER TYPE public.parcel_status RENAME TO parcel_status__before;

CREATE TYPE public.parcel_status AS ENUM ('announced', 'accepted', 'in_transit', 'delivered', 'returned');

-- fails where rows hold 'out_for_delivery'
ALTER TABLE public.parcels ALTER COLUMN status TYPE public.parcel_status USING status::text::public.parcel_status;

DROP TYPE public.parcel_status__before;

ALTER TABLE ONLY public.parcels ALTER COLUMN status SET DEFAULT 'announced'::public.parcel_status;

COMMIT;
