-- A job may repeat another one on the same snapshot; the list of jobs is read without the snapshots.

ALTER TABLE render_jobs ADD COLUMN copy_of TEXT REFERENCES render_jobs (job_id);

-- What the list is put in order, filtered and counted by, so that ten thousand snapshots stay unread.
CREATE INDEX render_jobs_ended ON render_jobs (finished_at DESC, status, script_id, title, job_id)
WHERE status IN ('SUCCEEDED', 'FAILED', 'CANCELED');
CREATE INDEX render_jobs_changed ON render_jobs (updated_at);
CREATE INDEX video_assets_by_job ON video_assets (job_id);
