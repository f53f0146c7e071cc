-- A run is claimed before anything of it exists on a disk, and its beginning is committed before anything is started.
-- The claim runs out if its node dies before it began the run; what has begun belongs to its node for good.
ALTER TABLE slw_run ADD COLUMN node VARCHAR(100);
ALTER TABLE slw_run ADD COLUMN held_until TIMESTAMP WITH TIME ZONE;
ALTER TABLE slw_run ADD COLUMN begun_at TIMESTAMP WITH TIME ZONE;
-- When the run was last read and stored, or ordered; what stands in the way since then; how it ended, in words.
ALTER TABLE slw_run ADD COLUMN followed_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL;
ALTER TABLE slw_run ADD COLUMN trouble VARCHAR(1000);
ALTER TABLE slw_run ADD COLUMN note VARCHAR(1000);
