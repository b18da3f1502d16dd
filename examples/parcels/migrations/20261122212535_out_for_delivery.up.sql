-- kit: no-transaction
ALTER TYPE public.parcel_status ADD VALUE 'out_for_delivery' AFTER 'in_transit';

ALTER TABLE public.parcels ADD CONSTRAINT parcels_reference_check CHECK ((length(reference) <= 40)) NOT VALID;

-- fails where rows of public.parcels don't meet it
ALTER TABLE public.parcels VALIDATE CONSTRAINT parcels_reference_check;

CREATE INDEX CONCURRENTLY events_parcel ON public.events USING btree (parcel, at);
