CREATE TYPE public.parcel_status AS ENUM ('announced', 'accepted', 'in_transit', 'delivered', 'returned');

CREATE TABLE public.events (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  parcel uuid NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT events_kind_check CHECK ((kind = ANY (ARRAY['scan'::text, 'delivery'::text, 'problem'::text]))),
  CONSTRAINT events_pkey PRIMARY KEY (id)
);

CREATE TABLE public.parcels (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  status public.parcel_status DEFAULT 'announced'::public.parcel_status NOT NULL,
  sender jsonb NOT NULL,
  recipient jsonb NOT NULL,
  weight integer NOT NULL,
  reference text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  expected_on date,
  CONSTRAINT parcels_pkey PRIMARY KEY (id),
  CONSTRAINT parcels_weight_check CHECK ((weight > 0))
);

COMMENT ON COLUMN public.parcels.weight IS 'In grams.';

ALTER TABLE public.events ADD CONSTRAINT events_parcel_fkey FOREIGN KEY (parcel) REFERENCES public.parcels(id) ON DELETE CASCADE;
