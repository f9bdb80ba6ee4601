;; The inner loops of the descent. Addresses and `stride` are in bytes, numbers floats of 32 bits; a row has `stride` / 4 weights,
;; a multiple of four. Nothing is multiplied and added in one step, so that all processors learn the same.
(module
  (import "env" "memory" (memory 1))

  ;; Adds `count` rows of weights to `logits`, each as often as `values` says. `ids` are the rows' numbers. `count` is a multiple of
  ;; four: this is nearly all that training takes.
  (func (export "score")
    (param $ids i32) (param $values i32) (param $count i32) (param $weights i32) (param $stride i32) (param $logits i32)
    (local $at i32) (local $end i32) (local $row0 i32) (local $row1 i32) (local $row2 i32) (local $row3 i32)
    (local $v0 v128) (local $v1 v128) (local $v2 v128) (local $v3 v128)
    (if (i32.eqz (local.get $count)) (then (return)))
    (local.set $end (i32.add (local.get $ids) (i32.shl (local.get $count) (i32.const 2))))
    (loop $nextFour
      (local.set $row0 (i32.add (local.get $weights) (i32.mul (local.get $stride) (i32.load (local.get $ids)))))
      (local.set $row1 (i32.add (local.get $weights) (i32.mul (local.get $stride) (i32.load offset=4 (local.get $ids)))))
      (local.set $row2 (i32.add (local.get $weights) (i32.mul (local.get $stride) (i32.load offset=8 (local.get $ids)))))
      (local.set $row3 (i32.add (local.get $weights) (i32.mul (local.get $stride) (i32.load offset=12 (local.get $ids)))))
      (local.set $v0 (v128.load32_splat (local.get $values)))
      (local.set $v1 (v128.load32_splat offset=4 (local.get $values)))
      (local.set $v2 (v128.load32_splat offset=8 (local.get $values)))
      (local.set $v3 (v128.load32_splat offset=12 (local.get $values)))
      (local.set $at (i32.const 0))
      (loop $nextColumns
        (v128.store (i32.add (local.get $logits) (local.get $at))
          (f32x4.add (v128.load (i32.add (local.get $logits) (local.get $at)))
            (f32x4.add
              (f32x4.add
                (f32x4.mul (local.get $v0) (v128.load (i32.add (local.get $row0) (local.get $at))))
                (f32x4.mul (local.get $v1) (v128.load (i32.add (local.get $row1) (local.get $at)))))
              (f32x4.add
                (f32x4.mul (local.get $v2) (v128.load (i32.add (local.get $row2) (local.get $at))))
                (f32x4.mul (local.get $v3) (v128.load (i32.add (local.get $row3) (local.get $at))))))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br_if $nextColumns (i32.lt_u (local.get $at) (local.get $stride))))
      (local.set $values (i32.add (local.get $values) (i32.const 16)))
      (local.set $ids (i32.add (local.get $ids) (i32.const 16)))
      (br_if $nextFour (i32.lt_u (local.get $ids) (local.get $end)))))

  ;; Takes errors from `count` rows of weights, each as often as `values` says: `wrong` are the places of `wrongs` errors in a row.
  (func (export "correct")
    (param $ids i32) (param $values i32) (param $count i32) (param $weights i32) (param $stride i32)
    (param $wrong i32) (param $errors i32) (param $wrongs i32)
    (local $each i32) (local $end i32) (local $row i32) (local $at i32) (local $value f32)
    (if (i32.eqz (local.get $count)) (then (return)))
    (if (i32.eqz (local.get $wrongs)) (then (return)))
    (local.set $end (i32.add (local.get $ids) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $wrongs (i32.shl (local.get $wrongs) (i32.const 2)))
    (loop $nextRow
      (local.set $row (i32.add (local.get $weights) (i32.mul (local.get $stride) (i32.load (local.get $ids)))))
      (local.set $value (f32.load (local.get $values)))
      (local.set $each (i32.const 0))
      (loop $nextWrong
        (local.set $at (i32.add (local.get $row) (i32.shl (i32.load (i32.add (local.get $wrong) (local.get $each))) (i32.const 2))))
        (f32.store (local.get $at) (f32.sub (f32.load (local.get $at))
          (f32.mul (local.get $value) (f32.load (i32.add (local.get $errors) (local.get $each))))))
        (local.set $each (i32.add (local.get $each) (i32.const 4)))
        (br_if $nextWrong (i32.lt_u (local.get $each) (local.get $wrongs))))
      (local.set $values (i32.add (local.get $values) (i32.const 4)))
      (local.set $ids (i32.add (local.get $ids) (i32.const 4)))
      (br_if $nextRow (i32.lt_u (local.get $ids) (local.get $end))))))
