package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// build builds the program.
func build(ctx context.Context, program string) error {
	cmd := exec.CommandContext(ctx, "go", "build", "-o", program, "policybot/cmd/policybot")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building the program, which needs the project's folder: %w: %s", err, out)
	}
	return nil
}

// replica is one process of the program, started anew after each kill.
type replica struct {
	program string
	folder  string // of its log
	state   string // of its state
	environ []string
	cleanup func() // when it has ended for good; may be nil

	cmd   *exec.Cmd
	ended chan error
}

// start starts the process. It dies with this one.
func (r *replica) start() error {
	log, err := os.OpenFile(filepath.Join(r.folder, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	r.cmd = exec.Command(r.program, "serve")
	r.cmd.Dir = r.folder // without a .env of ours
	r.cmd.Env = slices.Concat(r.environ, []string{"POLICYBOT_STATE=" + r.state})
	r.cmd.Stdout, r.cmd.Stderr = log, log
	r.cmd.SysProcAttr = diesWithUs()
	if err := r.cmd.Start(); err != nil {
		return err
	}
	ended, cmd := make(chan error, 1), r.cmd
	r.ended = ended
	go func() { ended <- cmd.Wait() }()
	return nil
}

// kill ends the process as a crash does.
func (r *replica) kill() {
	_ = r.cmd.Process.Kill() // it may have ended
	<-r.ended
}

// crash is a kill and a new start.
func (r *replica) crash() error {
	r.kill()
	return r.start()
}

func (r *replica) signal(s syscall.Signal) error { return r.cmd.Process.Signal(s) }

// drainTime is how long a process may take to end what is under way.
const drainTime = 10 * time.Second

// stop asks the process to end, and returns how long it took.
func (r *replica) stop() (time.Duration, error) {
	began := time.Now()
	if err := r.signal(syscall.SIGTERM); err != nil {
		return 0, fmt.Errorf("the process ended by itself: %w", err)
	}
	select {
	case err := <-r.ended:
		took := time.Since(began)
		if took > drainTime+time.Second {
			err = errors.Join(err, fmt.Errorf("it took %s to end", took.Round(time.Millisecond)))
		}
		return took, err
	case <-time.After(2 * drainTime):
		r.kill()
		return 0, fmt.Errorf("it did not end within %s", 2*drainTime)
	}
}
