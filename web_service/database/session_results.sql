-- The schema of Mien's database, for those who make it by hand:
--     sqlite3 web_service/database/fer_db.db < web_service/database/session_results.sql
-- The service makes it by itself when it starts. The view `samples` shows every sample as a row:
--     SELECT at, face, happy, unclear FROM samples WHERE session_id = '…' ORDER BY at;
-- Written by `python -m web_service.database.write_schema` from the migrations.
PRAGMA page_size = 16384;
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = WAL;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE sessions (
	id VARCHAR(36) NOT NULL, 
	title TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	source VARCHAR(16) NOT NULL, 
	started_at DOUBLE NOT NULL, 
	ended_at DOUBLE, 
	heard_at DOUBLE NOT NULL, 
	model TEXT NOT NULL, 
	made_with JSON NOT NULL, 
	consented_at DOUBLE, 
	consent_version VARCHAR(40), 
	first_at DOUBLE, 
	last_at DOUBLE, 
	samples INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	summary JSON, 
	summary_revision INTEGER NOT NULL, 
	faces INTEGER NOT NULL, 
	expression_index DOUBLE, 
	CONSTRAINT pk_sessions PRIMARY KEY (id), 
	CONSTRAINT ck_sessions_source CHECK (source IN ('webcam', 'video'))
);
CREATE INDEX ix_sessions_started_at ON sessions (started_at);
CREATE TABLE batches (
	session_id VARCHAR(36) NOT NULL, 
	n INTEGER NOT NULL, 
	first_at DOUBLE, 
	last_at DOUBLE, 
	samples BLOB NOT NULL, 
	CONSTRAINT pk_batches PRIMARY KEY (session_id, n), 
	CONSTRAINT fk_batches_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE faces (
	session_id VARCHAR(36) NOT NULL, 
	face INTEGER NOT NULL, 
	name TEXT, 
	hidden BOOLEAN NOT NULL, 
	merged_into INTEGER, 
	CONSTRAINT pk_faces PRIMARY KEY (session_id, face), 
	CONSTRAINT fk_faces_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE markers (
	id VARCHAR(36) NOT NULL, 
	session_id VARCHAR(36) NOT NULL, 
	at DOUBLE NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_markers PRIMARY KEY (id), 
	CONSTRAINT fk_markers_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE INDEX ix_markers_session_id ON markers (session_id);
CREATE VIEW samples AS
WITH RECURSIVE place (i) AS (
  SELECT 0 UNION ALL SELECT i + 1 FROM place WHERE i + 1 < (SELECT max(length(batches.samples) / 68) FROM batches)
), bytes (every) AS (SELECT x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff')
SELECT
  batches.session_id,
  batches.n AS batch,
  ((((instr(bytes.every, substr(batches.samples, place.i * 68 + 1, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 2, 1)) - 1) << 48) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 3, 1)) - 1) << 40) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 4, 1)) - 1) << 32) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 5, 1)) - 1) << 24) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 6, 1)) - 1) << 16) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 7, 1)) - 1) << 8) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 8, 1)) - 1) << 0)) >> 0) / 1000.0 AS at,
  ((((instr(bytes.every, substr(batches.samples, place.i * 68 + 9, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 10, 1)) - 1) << 48) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 11, 1)) - 1) << 40) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 12, 1)) - 1) << 32)) >> 32) AS face,
  ((((instr(bytes.every, substr(batches.samples, place.i * 68 + 13, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 14, 1)) - 1) << 48) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 15, 1)) - 1) << 40) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 16, 1)) - 1) << 32)) >> 32) / 100.0 AS x,
  ((((instr(bytes.every, substr(batches.samples, place.i * 68 + 17, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 18, 1)) - 1) << 48) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 19, 1)) - 1) << 40) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 20, 1)) - 1) << 32)) >> 32) / 100.0 AS y,
  ((((instr(bytes.every, substr(batches.samples, place.i * 68 + 21, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 22, 1)) - 1) << 48) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 23, 1)) - 1) << 40) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 24, 1)) - 1) << 32)) >> 32) / 100.0 AS width,
  ((((instr(bytes.every, substr(batches.samples, place.i * 68 + 25, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 26, 1)) - 1) << 48) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 27, 1)) - 1) << 40) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 28, 1)) - 1) << 32)) >> 32) / 100.0 AS height,
  ((((instr(bytes.every, substr(batches.samples, place.i * 68 + 29, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 30, 1)) - 1) << 48) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 31, 1)) - 1) << 40) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 32, 1)) - 1) << 32)) >> 32) / 1000000000.0 AS angry,
  ((((instr(bytes.every, substr(batches.samples, place.i * 68 + 33, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 34, 1)) - 1) << 48) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 35, 1)) - 1) << 40) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 36, 1)) - 1) << 32)) >> 32) / 1000000000.0 AS disgust,
  ((((instr(bytes.every, substr(batches.samples, place.i * 68 + 37, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 38, 1)) - 1) << 48) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 39, 1)) - 1) << 40) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 40, 1)) - 1) << 32)) >> 32) / 1000000000.0 AS fear,
  ((((instr(bytes.every, substr(batches.samples, place.i * 68 + 41, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 42, 1)) - 1) << 48) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 43, 1)) - 1) << 40) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 44, 1)) - 1) << 32)) >> 32) / 1000000000.0 AS happy,
  ((((instr(bytes.every, substr(batches.samples, place.i * 68 + 45, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 46, 1)) - 1) << 48) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 47, 1)) - 1) << 40) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 48, 1)) - 1) << 32)) >> 32) / 1000000000.0 AS sad,
  ((((instr(bytes.every, substr(batches.samples, place.i * 68 + 49, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 50, 1)) - 1) << 48) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 51, 1)) - 1) << 40) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 52, 1)) - 1) << 32)) >> 32) / 1000000000.0 AS surprise,
  ((((instr(bytes.every, substr(batches.samples, place.i * 68 + 53, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 54, 1)) - 1) << 48) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 55, 1)) - 1) << 40) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 56, 1)) - 1) << 32)) >> 32) / 1000000000.0 AS neutral,
  ((((instr(bytes.every, substr(batches.samples, place.i * 68 + 57, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 58, 1)) - 1) << 48) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 59, 1)) - 1) << 40) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 60, 1)) - 1) << 32)) >> 32) / 1000000000.0 AS confidence,
  nullif(((((instr(bytes.every, substr(batches.samples, place.i * 68 + 61, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 62, 1)) - 1) << 48)) >> 48), -32768) / 10000.0 AS sharpness,
  nullif(((((instr(bytes.every, substr(batches.samples, place.i * 68 + 63, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 64, 1)) - 1) << 48)) >> 48), -32768) / 100.0 AS brightness,
  nullif(((((instr(bytes.every, substr(batches.samples, place.i * 68 + 65, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 66, 1)) - 1) << 48)) >> 48), -32768) / 10000.0 AS yaw,
  CASE ((((instr(bytes.every, substr(batches.samples, place.i * 68 + 67, 1)) - 1) << 56) | ((instr(bytes.every, substr(batches.samples, place.i * 68 + 68, 1)) - 1) << 48)) >> 48) WHEN 1 THEN 'low_confidence' WHEN 2 THEN 'too_small' WHEN 3 THEN 'too_dark' WHEN 4 THEN 'too_bright' WHEN 5 THEN 'too_blurred' WHEN 6 THEN 'turned_away' END AS unclear
FROM batches JOIN place ON place.i < length(batches.samples) / 68 JOIN bytes;
CREATE TABLE storage (
	id INTEGER NOT NULL, 
	keep_days INTEGER, 
	CONSTRAINT pk_storage PRIMARY KEY (id), 
	CONSTRAINT ck_storage_one_row CHECK (id = 1)
);
CREATE TABLE videos (
	session_id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	bytes BIGINT NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	received_at DOUBLE NOT NULL, 
	rate DOUBLE, 
	keep BOOLEAN NOT NULL, 
	media JSON, 
	CONSTRAINT pk_videos PRIMARY KEY (session_id), 
	CONSTRAINT fk_videos_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE jobs (
	session_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	options JSON NOT NULL, 
	queued_at DOUBLE NOT NULL, 
	finished_at DOUBLE, 
	claim VARCHAR(36), 
	heard_at DOUBLE NOT NULL, 
	strikes INTEGER NOT NULL, 
	frames_done INTEGER NOT NULL, 
	frames_total INTEGER, 
	done_ms DOUBLE NOT NULL, 
	length_ms DOUBLE, 
	busy_ms DOUBLE NOT NULL, 
	state JSON, 
	detail TEXT, 
	remark TEXT, 
	CONSTRAINT pk_jobs PRIMARY KEY (session_id, kind), 
	CONSTRAINT fk_jobs_session_id_videos FOREIGN KEY(session_id) REFERENCES videos (session_id) ON DELETE CASCADE, 
	CONSTRAINT ck_jobs_kind CHECK (kind IN ('analysis', 'annotation')), 
	CONSTRAINT ck_jobs_status CHECK (status IN ('queued', 'running', 'complete', 'failed', 'cancelled'))
);
CREATE TABLE identity (
	id INTEGER NOT NULL, 
	database_id VARCHAR(36) NOT NULL, 
	CONSTRAINT pk_identity PRIMARY KEY (id), 
	CONSTRAINT ck_identity_one_row CHECK (id = 1)
);
CREATE TABLE video_files (
	name VARCHAR(36) NOT NULL, 
	written_at DOUBLE NOT NULL, 
	CONSTRAINT pk_video_files PRIMARY KEY (name)
);
INSERT INTO alembic_version VALUES ('0004');
