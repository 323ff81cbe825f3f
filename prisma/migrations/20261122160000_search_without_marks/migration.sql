-- Records are found without regard to ё and е and to the marks of Romanian letters: what is there is searched like what will come.
DO $$
DECLARE
  found text;
BEGIN
  FOR found IN
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE n.nspname = 'data' AND c.relkind IN ('r', 'p') AND a.attname = 'search' AND a.atttypid = 'text'::regtype AND NOT a.attisdropped
  LOOP
    EXECUTE format('UPDATE data.%I SET search = translate(search, ''ёăâîșşțţ'', ''еaaisstt'') WHERE search ~ ''[ёăâîșşțţ]''', found);
  END LOOP;
END $$;
