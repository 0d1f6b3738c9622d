-- Holds the number of a step that is made elsewhere.
SELECT 1;
