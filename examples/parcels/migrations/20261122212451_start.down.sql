-- loses all rows of public.events
DROP TABLE public.events;

-- loses all rows of public.parcels
DROP TABLE public.parcels;

DROP TYPE public.parcel_status;
