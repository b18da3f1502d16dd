-- Two tables of pagila need each other, so that nobody can make the first row of either through an API.
begin;
set session_replication_role = replica;
insert into public.country (country) values ('Canada'), ('Australia');
insert into public.city (city, country_id) select 'City ' || i, 1 + i % 2 from generate_series(1, 10) i;
insert into public.address (address, district, city_id, phone) select i || ' Main Street', 'D', 1 + i % 10, '1' from generate_series(1, 20) i;
insert into public.staff (first_name, last_name, address_id, store_id, username) values ('Mike', 'Hillyer', 1, 1, 'Mike'), ('Jon', 'Stephens', 2, 2, 'Jon');
insert into public.store (manager_staff_id, address_id) values (1, 3), (2, 4);
insert into public.language (name) values ('English'), ('French');
insert into public.category (name) select 'Category ' || i from generate_series(1, 5) i;
insert into public.actor (first_name, last_name) select 'First ' || i, 'Last ' || i % 7 from generate_series(1, 150) i;
insert into public.film (title, language_id, release_year, length, rating, special_features)
  select 'Film ' || i, 1 + i % 2, 1950 + i % 60, 60 + i, (enum_range(null::public.mpaa_rating))[1 + i % 5], '{Trailers,"Deleted Scenes"}' from generate_series(1, 120) i;
insert into public.film_actor (film_id, actor_id) select f, 1 + (f * a) % 150 from generate_series(1, 120) f, generate_series(1, 3) a on conflict do nothing;
insert into public.film_category (film_id, category_id) select f, 1 + f % 5 from generate_series(1, 120) f;
insert into public.inventory (film_id, store_id) select 1 + i % 120, 1 + i % 2 from generate_series(1, 300) i;
insert into public.customer (store_id, first_name, last_name, email, address_id) select 1 + i % 2, 'C', 'L' || i, i || '@example.com', 1 + i % 20 from generate_series(1, 60) i;
insert into public.rental (rental_date, inventory_id, customer_id, staff_id)
  select '2022-05-24 22:53:30+00'::timestamptz + i * interval '1 hour', 1 + i % 300, 1 + i % 60, 1 + i % 2 from generate_series(1, 200) i;
insert into public.payment (customer_id, staff_id, rental_id, amount, payment_date)
  select 1 + i % 60, 1 + i % 2, i, 1.99, '2022-05-25 00:00+00'::timestamptz + i * interval '1 hour' from generate_series(1, 200) i;
commit;
refresh materialized view public.rental_by_category;
